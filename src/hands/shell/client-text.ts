/** What a client is fed: the text with its values. A secret that would end the string that it stands in is refused. */
import { fillPlaces } from "../../effect/index.ts";

export interface ClientText {
  readonly client: string;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  /** Names in `values` that are secrets. */
  readonly secrets: readonly string[];
}

export function clientText({ client, text, values, secrets }: ClientText): string | { readonly why: string } {
  const used = secrets.filter((name) => text.includes(`\${${name}}`));
  const broken = used.find((name) => BREAKS_OUT.test(values[name] ?? ""));
  if (broken !== undefined)
    return {
      why: `${broken} cannot be put into what ${client} is given: it has a quote, a backslash or a line break`,
    };
  return fillPlaces(text, values);
}

/** Would end the text that it stands in. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const BREAKS_OUT = /["'`\\\u0000-\u001f]/;
