/**
 * Reads a `rutter` fence: one verb with its keys, each checked by the verb's table. Where anything is wrong there is
 * no verb, for half of one must not be carried out.
 */
import type { Diagnostic } from "../../base/index.ts";
import type { AnnotationCode } from "./codes.ts";
import { finding, shorten, suggest } from "./finding.ts";
import type { KeyType, Verb, VerbWorld } from "./verb.ts";
import { type VerbFence, verbNames, verbs } from "./verbs/all.ts";
import type { YamlEntry, YamlError, YamlMap, YamlNode, YamlParser } from "./yaml-parser.ts";

export interface VerbFenceReading {
  readonly verb: VerbFence | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface VerbFenceGiven extends VerbWorld {
  /** The number in the file of the first line inside the fence. */
  readonly firstLine: number;
  readonly parseYaml: YamlParser;
}

export function readVerbFence(text: string, given: VerbFenceGiven): VerbFenceReading {
  const { value, errors } = given.parseYaml(text);
  const chosen = chooseVerb(value, errors);
  const read = "code" in chosen ? { problems: [chosen], fence: null } : readKeys(chosen, given);
  const diagnostics = read.problems.map(({ code, line, what, fix }) =>
    finding({ code, line: given.firstLine + line - 1, what, why: reasons[code], fix }),
  );
  // The table of the verb has just made sure of it, key by key.
  return { verb: diagnostics.length > 0 ? null : (read.fence as VerbFence), diagnostics };
}

type VerbCode = Extract<AnnotationCode, `RUNBOOK_VERB_${string}`>;

interface Problem {
  readonly code: VerbCode;
  readonly line: number;
  readonly what: string;
  readonly fix: string;
}

interface Chosen {
  readonly map: YamlMap;
  readonly verb: Verb;
  readonly entry: YamlEntry;
}

const example = "write one such as deploy: order-service";

const reasons: Readonly<Record<VerbCode, string>> = {
  RUNBOOK_VERB_YAML: "nothing of the fence can be carried out",
  RUNBOOK_VERB_UNKNOWN: "Rutter carries out only what it knows by name",
  RUNBOOK_VERB_TWO: "one fence is one step, with one place in the plan and one way back",
  RUNBOOK_VERB_KEY: "what it asks for would be left out without anyone noticing",
  RUNBOOK_VERB_VALUE: "a value that is only half understood would change what is carried out",
};

const notYaml = (line: number, what: string, fix: string): Problem => ({
  code: "RUNBOOK_VERB_YAML",
  line,
  what,
  fix,
});

const noVerb = (line: number, what: string, fix: string): Problem => ({
  code: "RUNBOOK_VERB_UNKNOWN",
  line,
  what,
  fix,
});

function chooseVerb(node: YamlNode | null, errors: readonly YamlError[]): Chosen | Problem {
  const [error] = errors;
  if (error !== undefined)
    return notYaml(error.line, `the fence cannot be read: ${error.message}`, "correct this line");
  if (node === null) return noVerb(1, "the fence is empty", example);
  if (node.kind === "list") return notYaml(node.line, "the fence holds a list", example);
  if (node.kind === "text") return alone(node.text, node.line);
  const [first, second] = node.entries.flatMap((entry): Chosen[] => {
    const verb = verbs.get(entry.key);
    return verb === undefined ? [] : [{ map: node, verb, entry }];
  });
  if (first === undefined) return unknownVerb(node);
  if (second === undefined) return first;
  const what = `the fence has both ${first.entry.key} and ${second.entry.key}`;
  const fix = `give ${second.entry.key} a fence of its own`;
  return { code: "RUNBOOK_VERB_TWO", line: second.entry.line, what, fix };
}

/** A word or a sentence without a colon. */
function alone(text: string, line: number): Problem {
  const word = text.trim().split(/\s/, 1)[0] ?? "";
  const verb = verbs.get(word);
  if (verb === undefined) return noVerb(line, `"${shorten(text)}" is no verb`, suggest(word, verbNames));
  const fix = `write ${word}: and ${verb.value.wants}`;
  return { code: "RUNBOOK_VERB_VALUE", line, what: `${word} has no value`, fix };
}

/** The verb is most likely the key that no verb has. */
function unknownVerb(map: YamlMap): Problem {
  const keys = new Set([...verbs.values()].flatMap((verb) => Object.keys(verb.keys)));
  const entry = map.entries.find(({ key }) => !keys.has(key));
  if (entry === undefined) return noVerb(map.line, "the fence has keys but no verb", suggest("", verbNames));
  return noVerb(entry.line, `"${shorten(entry.key)}" is no verb`, suggest(entry.key, verbNames));
}

interface Fence {
  readonly verb: string;
  readonly value: unknown;
  readonly keys: Readonly<Record<string, unknown>>;
}

function readKeys(chosen: Chosen, world: VerbWorld): { problems: readonly Problem[]; fence: Fence } {
  const { map, verb, entry: own } = chosen;
  const problems: Problem[] = [];
  const keys: Record<string, unknown> = {};
  const take = (name: string, type: KeyType<unknown>, node: YamlNode): unknown => {
    const result = type.read(node, world);
    if (result.ok) return result.value;
    problems.push(unfit(name, type, result));
    return undefined;
  };
  const value = take(own.key, verb.value, own.value);
  for (const entry of map.entries) {
    if (entry === own) continue;
    const type = Object.hasOwn(verb.keys, entry.key) ? verb.keys[entry.key] : undefined;
    if (type === undefined) problems.push(unknownKey(entry, verb));
    else keys[entry.key] = take(entry.key, type, entry.value);
  }
  // A misspelt key may be the one that seems to be missing.
  const misspelt = problems.some(({ code }) => code === "RUNBOOK_VERB_KEY");
  problems.push(...amiss(chosen).filter(({ line }) => !misspelt || line !== own.line));
  return { problems: problems.sort((a, b) => a.line - b.line), fence: { verb: verb.verb, value, keys } };
}

function unfit(name: string, type: KeyType<unknown>, at: { line: number; given: string }): Problem {
  const what = `${name} is given ${at.given}`;
  return { code: "RUNBOOK_VERB_VALUE", line: at.line, what, fix: `${name} wants ${type.wants}` };
}

function unknownKey({ key, line }: YamlEntry, verb: Verb): Problem {
  const what = `${verb.verb} has no key "${shorten(key)}"`;
  return { code: "RUNBOOK_VERB_KEY", line, what, fix: suggest(key, Object.keys(verb.keys)) };
}

/** Keys that must or must not stand together. */
function amiss({ map, verb, entry: own }: Chosen): readonly Problem[] {
  return (verb.together ?? []).flatMap(({ of, least, most }): Problem[] => {
    const there = map.entries.filter(({ key }) => of.includes(key));
    if (there.length < least) {
      const what = `${verb.verb} wants ${of.length > 1 ? `one of ${of.join(", ")}` : of.join("")}`;
      return [{ code: "RUNBOOK_VERB_VALUE", line: own.line, what, fix: "add it" }];
    }
    const extra = there[most];
    if (extra === undefined) return [];
    const what = `${verb.verb} wants only one of ${of.join(", ")}`;
    return [{ code: "RUNBOOK_VERB_VALUE", line: extra.line, what, fix: `take out ${extra.key}` }];
  });
}
