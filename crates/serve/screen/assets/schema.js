// Reads a JSON schema as a form wants it: what kind of field, what it is called, what is said of it.

import { language } from "./words.js";

/** Follows references, and leaves "or nothing" out. */
export function resolved(schema, root) {
  let found = schema;
  let said = {};
  for (let depth = 0; depth < 8; depth++) {
    // What is said nearest the key is the better description.
    said = { description: found.description, "x-en": found["x-en"], ...dropEmpty(said) };
    if (found.$ref) found = root.$defs?.[found.$ref.split("/").at(-1)] ?? {};
    else if (withoutNull(found.anyOf)?.length === 1) found = withoutNull(found.anyOf)[0];
    else break;
  }
  return { ...found, ...dropEmpty(said) };
}

function dropEmpty(said) {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value != null));
}

function withoutNull(choices) {
  return choices?.filter(choice => choice.type !== "null");
}

/** group, choice, switch, number, line, lines, list, pairs or text (only to be changed as text). */
export function kindOf(schema, value) {
  const types = [schema.type].flat().filter(type => type !== "null");
  if (schema.oneOf?.every(choice => "const" in choice) || schema.enum) return "choice";
  if (types.includes("boolean")) return "switch";
  if (types.length === 1 && (types[0] === "integer" || types[0] === "number")) return "number";
  if (types.length === 1 && types[0] === "string") return String(value ?? "").includes("\n") ? "lines" : "line";
  if (schema.properties) return "group";
  if (types[0] === "array" && [schema.items?.type].flat()[0] === "string") return "list";
  if (types[0] === "object" && schema.additionalProperties?.type === "string") return "pairs";
  // A number or words, as they like: words.
  if (schema.anyOf?.every(choice => ["string", "integer"].includes(choice.type))) return "line";
  return "text";
}

/** The choices of a field: value and words. */
export function choicesOf(schema) {
  if (schema.enum) return schema.enum.filter(value => value !== null).map(value => ({ value, words: String(value) }));
  return schema.oneOf.map(choice => ({ value: choice.const, words: labelOf(choice, String(choice.const)) }));
}

/** What a field is called: the first words of its description, or its key. */
export function labelOf(schema, key) {
  const first = description(schema).split(language === "zh" ? /[，；。：（:]/ : /[,;.:]/)[0].trim();
  if (language === "zh") return first && first.length <= 10 ? first : key;
  return key.replaceAll("-", " ").replace(/^./, letter => letter.toUpperCase());
}

/** What is said of a field beyond its label. */
export function helpOf(schema, key) {
  const whole = description(schema);
  const label = labelOf(schema, key);
  const rest = whole.startsWith(label) ? whole.slice(label.length).replace(/^[，；。：]/, "") : whole;
  return rest.replace(/[。.]$/, "");
}

/** The description in the screen's language; both stand in one where there is no `x-en`. */
function description(schema) {
  const both = (schema.description ?? "").replaceAll("\n", " ");
  if (schema["x-en"]) return language === "zh" ? both : schema["x-en"];
  const parted = /^(.*[\u3400-\u9fff`）”」][^\u3400-\u9fff]*?[。])([^\u3400-\u9fff]*)$/.exec(both);
  if (!parted) return both;
  return (language === "zh" ? parted[1] : parted[2] || parted[1]).trim();
}
