//! The coded data of a JPEG, bit by bit, and the Huffman codes in it (ITU-T T.81, Annexes C and F.2.2).

/// Codes as long are looked up at once.
const QUICK: u32 = 10;

/// The bits of one piece of coded data: up to the next marker, or to where the file ends. Behind that come zeros.
pub struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    buffer: u64,
    /// Bits in the buffer.
    count: u32,
    /// How many of them, the last ones, are not in the file.
    made_up: u32,
}

impl<'a> Bits<'a> {
    /// The bits from a place on.
    pub fn new(data: &'a [u8], at: usize) -> Self {
        Self { data, at, buffer: 0, count: 0, made_up: 0 }
    }

    /// Whether more bits were taken than there are.
    pub fn ran_out(&self) -> bool {
        self.count < self.made_up
    }

    /// Whole bytes that are left before the marker or end, and where that is.
    pub fn left(&self) -> (usize, usize) {
        let mut end = self.at;
        while end < self.data.len() && !self.is_marker(end) {
            end += 1;
        }
        let buffered = self.count.saturating_sub(self.made_up) / 8;
        (buffered as usize + end - self.at, end)
    }

    fn is_marker(&self, at: usize) -> bool {
        self.data[at] == 0xFF && self.data.get(at + 1).is_none_or(|&next| next != 0)
    }

    /// Fills the buffer, to 32 bits at least.
    #[inline(always)]
    fn fill(&mut self) {
        if self.count >= 32 {
            return;
        }
        if let Some(four) =
            self.data.get(self.at..self.at + 4).and_then(|four| four.try_into().ok())
        {
            let four = u32::from_be_bytes(four);
            // No byte of the four is 0xFF.
            if (!four).wrapping_sub(0x0101_0101) & four & 0x8080_8080 == 0 {
                self.buffer |= u64::from(four) << (32 - self.count);
                self.count += 32;
                self.at += 4;
                return;
            }
        }
        self.fill_slowly();
    }

    #[cold]
    fn fill_slowly(&mut self) {
        while self.count < 32 {
            let byte = match (self.data.get(self.at), self.data.get(self.at + 1)) {
                (Some(0xFF), Some(0)) => {
                    self.at += 2;
                    0xFF
                }
                (None | Some(0xFF), _) => {
                    self.made_up += 8;
                    0
                }
                (Some(&byte), _) => {
                    self.at += 1;
                    byte
                }
            };
            self.buffer |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    #[inline(always)]
    fn drop_bits(&mut self, bits: u32) {
        self.buffer <<= bits;
        self.count -= bits;
    }

    /// The next bits as a number, at most 16.
    #[inline(always)]
    pub fn take(&mut self, bits: u32) -> u32 {
        self.fill();
        let value = (self.buffer >> 32 >> (32 - bits)) as u32;
        self.drop_bits(bits);
        value
    }

    /// The next symbol, and then as many bits as its lower four say, which are left out. `None` if there is no such
    /// code.
    #[inline(always)]
    pub fn symbol_and_skip(&mut self, codes: &Codes) -> Option<u8> {
        self.fill();
        let (length, symbol) = codes.first(self.buffer)?;
        self.drop_bits(length + u32::from(symbol & 15));
        Some(symbol)
    }

    /// The next symbol alone.
    #[inline(always)]
    pub fn symbol(&mut self, codes: &Codes) -> Option<u8> {
        self.fill();
        let (length, symbol) = codes.first(self.buffer)?;
        self.drop_bits(length);
        Some(symbol)
    }
}

/// A table of Huffman codes.
pub struct Codes {
    /// Length and symbol by the first bits; no length for longer codes.
    quick: Vec<(u8, u8)>,
    /// For each length from 1, behind the last code that long, at the top of 16 bits.
    ends: [u32; 16],
    /// For each length, what a code's place in `symbols` is off from its value.
    offsets: [i32; 16],
    symbols: Vec<u8>,
}

impl Codes {
    /// From the counts of codes of each length, and their symbols; `None` where there are more than fit.
    pub fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut quick = vec![(0, 0); 1 << QUICK];
        let (mut ends, mut offsets) = ([0; 16], [0; 16]);
        let (mut code, mut first) = (0u32, 0usize);
        for (n, &count) in counts.iter().enumerate() {
            let length = n as u32 + 1;
            let of_length = symbols.get(first..first + usize::from(count))?;
            offsets[n] = first as i32 - code as i32;
            for &symbol in of_length {
                if length <= QUICK {
                    let from = (code << (QUICK - length)) as usize;
                    let to = from + (1 << (QUICK - length));
                    quick.get_mut(from..to)?.fill((length as u8, symbol));
                }
                code += 1;
            }
            if code > 1 << length {
                return None;
            }
            ends[n] = code << (16 - length);
            first += usize::from(count);
            code <<= 1;
        }
        Some(Self { quick, ends, offsets, symbols: symbols[..first].to_vec() })
    }

    /// Length and symbol of the code at the top of a buffer.
    #[inline(always)]
    fn first(&self, buffer: u64) -> Option<(u32, u8)> {
        let (length, symbol) = self.quick[(buffer >> (64 - QUICK)) as usize];
        if length > 0 {
            return Some((u32::from(length), symbol));
        }
        self.longer((buffer >> 48) as u32)
    }

    #[cold]
    fn longer(&self, top: u32) -> Option<(u32, u8)> {
        let n = (QUICK as usize..16).find(|&n| top < self.ends[n])?;
        let code = (top >> (15 - n)) as i32;
        let symbol = self.symbols.get(usize::try_from(code + self.offsets[n]).ok()?)?;
        Some((n as u32 + 1, *symbol))
    }
}
