//! PostScript calculator functions (ISO 32000-1, 7.10.5).

use super::refused::Refused;

/// Braces within braces.
const DEEPEST: usize = 32;
/// Steps of a program.
const MOST_STEPS: usize = 20_000;
/// The stack of a program; the standard asks for 100.
const HIGHEST: usize = 256;

/// A program.
#[derive(Debug, Clone, PartialEq)]
pub struct Program(Vec<Instruction>);

#[derive(Debug, Clone, PartialEq)]
enum Instruction {
    Push(f64),
    Do(Operator),
    If(Vec<Instruction>),
    IfElse(Vec<Instruction>, Vec<Instruction>),
}

macro_rules! operators {
    ($($name:ident = $word:literal),+ $(,)?) => {
        #[derive(Debug, Copy, Clone, PartialEq)]
        enum Operator { $($name),+ }

        fn operator(word: &str) -> Option<Operator> {
            match word { $($word => Some(Operator::$name),)+ _ => None }
        }
    };
}

operators! {
    Abs = "abs", Add = "add", Atan = "atan", Ceiling = "ceiling", Cos = "cos", Cvi = "cvi", Cvr = "cvr",
    Div = "div", Exp = "exp", Floor = "floor", Idiv = "idiv", Ln = "ln", Log = "log", Mod = "mod",
    Mul = "mul", Neg = "neg", Round = "round", Sin = "sin", Sqrt = "sqrt", Sub = "sub",
    Truncate = "truncate", And = "and", Bitshift = "bitshift", Eq = "eq", False = "false", Ge = "ge",
    Gt = "gt", Le = "le", Lt = "lt", Ne = "ne", Not = "not", Or = "or", True = "true", Xor = "xor",
    Copy = "copy", Dup = "dup", Exch = "exch", Index = "index", Pop = "pop", Roll = "roll",
}

impl Program {
    /// Reads `{ … }`.
    pub fn read(text: &[u8]) -> Result<Self, Refused> {
        let text: String = text.iter().map(|byte| char::from(*byte)).collect();
        let text = text.replace('{', " { ").replace('}', " } ").replace('\0', " ");
        let lines = text.lines().map(|line| line.split('%').next().unwrap_or_default());
        let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        if words.len() > MOST_STEPS {
            return Err(Refused::TooMuch);
        }
        let mut words = words.into_iter();
        match words.next() {
            Some("{") => block(&mut words, 0).map(Self),
            _ => Err(Refused::Unknown("Function")),
        }
    }

    /// What is left on the stack: so many numbers.
    pub fn run(&self, input: &[f32], outputs: usize) -> Vec<f32> {
        let mut stack = OperandStack(input.iter().map(|value| f64::from(*value)).collect());
        run(&self.0, &mut stack);
        let mut out: Vec<f32> = stack.0.iter().rev().take(outputs).map(|v| *v as f32).collect();
        out.reverse();
        out.resize(outputs, 0.0);
        out
    }
}

fn block<'a>(
    words: &mut impl Iterator<Item = &'a str>,
    depth: usize,
) -> Result<Vec<Instruction>, Refused> {
    let unknown = Refused::Unknown("Function");
    if depth > DEEPEST {
        return Err(Refused::TooMuch);
    }
    let mut steps = Vec::new();
    let mut blocks: Vec<Vec<Instruction>> = Vec::new();
    loop {
        let word = words.next().ok_or(unknown.clone())?;
        match word {
            "}" => return Ok(steps),
            "{" => blocks.push(block(words, depth + 1)?),
            "if" => steps.push(Instruction::If(blocks.pop().ok_or(unknown.clone())?)),
            "ifelse" => {
                let otherwise = blocks.pop().ok_or(unknown.clone())?;
                let then = blocks.pop().ok_or(unknown.clone())?;
                steps.push(Instruction::IfElse(then, otherwise));
            }
            word => steps.push(match (operator(word), word.parse()) {
                (Some(operator), _) => Instruction::Do(operator),
                (None, Ok(number)) => Instruction::Push(number),
                (None, Err(_)) => return Err(unknown),
            }),
        }
    }
}

fn run(steps: &[Instruction], stack: &mut OperandStack) {
    for step in steps {
        match step {
            Instruction::Push(value) => stack.push(*value),
            Instruction::Do(operator) => stack.operate(*operator),
            Instruction::If(then) => {
                if stack.pop() != 0.0 {
                    run(then, stack);
                }
            }
            Instruction::IfElse(then, otherwise) => {
                let branch = if stack.pop() != 0.0 { then } else { otherwise };
                run(branch, stack);
            }
        }
    }
}

/// Numbers; truth is 1. An empty stack gives 0, a full one takes no more.
struct OperandStack(Vec<f64>);

impl OperandStack {
    fn push(&mut self, value: f64) {
        if self.0.len() < HIGHEST {
            self.0.push(if value.is_finite() { value } else { 0.0 });
        }
    }

    fn pop(&mut self) -> f64 {
        self.0.pop().unwrap_or(0.0)
    }

    fn one(&mut self, with: impl Fn(f64) -> f64) {
        let a = self.pop();
        self.push(with(a));
    }

    fn two(&mut self, with: impl Fn(f64, f64) -> f64) {
        let b = self.pop();
        let a = self.pop();
        self.push(with(a, b));
    }

    fn test(&mut self, with: impl Fn(f64, f64) -> bool) {
        self.two(|a, b| f64::from(u8::from(with(a, b))));
    }

    fn operate(&mut self, operator: Operator) {
        use Operator as O;
        match operator {
            O::Abs => self.one(f64::abs),
            O::Add => self.two(|a, b| a + b),
            O::Atan => self.two(|a, b| libm::atan2(a, b).to_degrees().rem_euclid(360.0)),
            O::Ceiling => self.one(f64::ceil),
            O::Cos => self.one(|a| libm::cos(a.to_radians())),
            O::Cvi | O::Truncate => self.one(f64::trunc),
            O::Cvr => {}
            O::Div => self.two(|a, b| a / b),
            O::Exp => self.two(libm::pow),
            O::Floor => self.one(f64::floor),
            O::Idiv => self.two(|a, b| (a / b).trunc()),
            O::Ln => self.one(libm::log),
            O::Log => self.one(libm::log10),
            O::Mod => self.two(|a, b| a % b),
            O::Mul => self.two(|a, b| a * b),
            O::Neg => self.one(|a| -a),
            O::Round => self.one(|a| (a + 0.5).floor()),
            O::Sin => self.one(|a| libm::sin(a.to_radians())),
            O::Sqrt => self.one(f64::sqrt),
            O::Sub => self.two(|a, b| a - b),
            O::And => self.two(|a, b| (a as i64 & b as i64) as f64),
            O::Or => self.two(|a, b| (a as i64 | b as i64) as f64),
            O::Xor => self.two(|a, b| (a as i64 ^ b as i64) as f64),
            O::Bitshift => self.two(|a, b| shifted(a as i32, b as i32)),
            // Truth is 1 and has no other bits: only it and 0 are turned over as truth.
            O::Not => self.one(|a| if a == 0.0 || a == 1.0 { 1.0 - a } else { !(a as i64) as f64 }),
            O::Eq => self.test(|a, b| a == b),
            O::Ne => self.test(|a, b| a != b),
            O::Ge => self.test(|a, b| a >= b),
            O::Gt => self.test(|a, b| a > b),
            O::Le => self.test(|a, b| a <= b),
            O::Lt => self.test(|a, b| a < b),
            O::True => self.push(1.0),
            O::False => self.push(0.0),
            O::Copy => {
                let count = (self.pop().max(0.0) as usize).min(self.0.len());
                let from = self.0.len() - count;
                let copied: Vec<f64> = self.0.iter().skip(from).copied().collect();
                copied.into_iter().for_each(|value| self.push(value));
            }
            O::Dup => {
                let a = self.0.last().copied().unwrap_or(0.0);
                self.push(a);
            }
            O::Exch => {
                let b = self.pop();
                let a = self.pop();
                self.push(b);
                self.push(a);
            }
            O::Index => {
                let back = self.pop().max(0.0) as usize;
                let value = self.0.iter().rev().nth(back).copied().unwrap_or(0.0);
                self.push(value);
            }
            O::Pop => {
                self.pop();
            }
            O::Roll => {
                let by = self.pop() as i64;
                let count = (self.pop().max(0.0) as usize).min(self.0.len());
                let from = self.0.len() - count;
                if let Some(rolled) = self.0.get_mut(from..).filter(|rolled| !rolled.is_empty()) {
                    rolled.rotate_right(by.rem_euclid(rolled.len() as i64) as usize);
                }
            }
        }
    }
}

fn shifted(value: i32, by: i32) -> f64 {
    let bits = by.unsigned_abs();
    let result = if by >= 0 { value.checked_shl(bits) } else { value.checked_shr(bits) };
    f64::from(result.unwrap_or(0))
}
