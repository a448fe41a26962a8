/**
 * Values in an assignment that look generated: secrets whose shape nobody has listed. What is generated and public
 * (digests, commits, ids of builds and pods) is told apart by its form and by the name it is given to.
 */

export interface Generated {
  readonly start: number;
  readonly end: number;
}

const ASSIGNED =
  /(?:^|[\s"'({,;-])([A-Za-z][\w.-]{1,60})["']?\s{0,3}(?:=|:\s)\s{0,3}["']?([A-Za-z0-9+/_~!@#%^&*-]{20,200}={0,2})["']?(?=$|[\s"',;)}])/g;

/** Names of what is long and random and no secret. */
const PUBLIC_NAME =
  /(?:sha|hash|digest|checksum|commit|rev|revision|image|tag|version|build|uuid|guid|trace|span|request|correlation|cert|public|fingerprint|thumbprint|cluster|arn|host|url|uri|path|file|name|email|region|bucket|subnet|vpc|ami|instance|zone|dist|distribution|project|pod|job|id)s?$/i;

function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Letters in both cases and digits, mixed through each other as no word or path is. */
function looksGenerated(value: string): boolean {
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || !/\d/.test(value)) return false;
  // An address or a digest, in hexadecimal.
  if (/^(?:0x)?[0-9a-f]+$/i.test(value)) return false;
  if (/^[\w-]+(?:\/[\w.-]+)+$/.test(value) && !/[+=]/.test(value)) return false;
  // Words joined by signs, CamelCase words, a sequence of the alphabet.
  const turns = value.match(/[a-z][A-Z]|[A-Z][a-z]|[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0;
  return turns >= value.length / 5 && entropyOf(value) >= 4;
}

export function findGenerated(line: string): readonly Generated[] {
  if (line.length > 4000 || !/[=:]/.test(line)) return [];
  return [...line.matchAll(ASSIGNED)].flatMap((match) => {
    const [whole, name = "", value = ""] = match;
    if (PUBLIC_NAME.test(name) || !looksGenerated(value)) return [];
    const start = match.index + whole.lastIndexOf(value);
    return [{ start, end: start + value.length }];
  });
}
