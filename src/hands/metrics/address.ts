/** Where a source answers, and how it is asked for leave: a user and a password in an address become a header at once. */
import type { TextOrSecret } from "../../effect/index.ts";
import { type Unread, unread } from "./reading.ts";
import type { Tick } from "./tick.ts";

export interface Address {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Host and port, for people. */
  readonly place: string;
}

export interface AddressGiven {
  readonly url: TextOrSecret;
  readonly token: TextOrSecret | null;
}

export async function addressOf({ url, token }: AddressGiven, tick: Tick): Promise<Address | Unread> {
  const text = await tick.open(url);
  if (typeof text !== "string") return text;
  const opened = token === null ? null : await tick.open(token);
  if (opened !== null && typeof opened !== "string") return opened;
  const parsed = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return unread("its address is no http URL");
  const { username, password } = parsed;
  const user = `${decoded(username)}:${decoded(password)}`;
  const basic = Buffer.from(user).toString("base64");
  const login = user === ":" ? {} : { authorization: `Basic ${basic}` };
  if (user !== ":") for (const secret of [basic, decoded(password)]) tick.hide(secret);
  parsed.username = "";
  parsed.password = "";
  const headers = opened === null ? login : { authorization: `Bearer ${opened.trim()}` };
  return { url: parsed, headers, place: parsed.host };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A path below the address, however that ends. */
export function below({ url }: Address, path: string, query: string): URL {
  const at = new URL(url);
  at.pathname = `${at.pathname.replace(/\/$/, "")}${path}`;
  const own = at.search.replace(/^\?/, "");
  at.search = [own, query].filter((each) => each !== "").join("&");
  return at;
}

export const atPlace = (found: Unread, place: string): Unread => ({
  ...found,
  why: `${place}: ${found.why}`,
});
