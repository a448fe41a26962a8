/**
 * Mail, over SMTP. What goes into its head is checked and never only quoted; a password travels encrypted or not at all.
 * The library is loaded when the first mail is sent.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Transporter } from "nodemailer";
import type { ChannelOf } from "./channel.ts";
import type { Delivered, Delivery } from "./deliver.ts";
import { type MailServer, serverOf } from "./mail-server.ts";
import { bodyOf, oneLine } from "./message.ts";

type Mailing = Delivery<ChannelOf<"smtp">>;

const MAILBOX = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/;
/** `Releases <releases@example.com>`, or the mailbox alone. */
const NAMED = /^\s*"?([^"<>\r\n]{0,100}?)"?\s*<([^<>\s]{3,320})>\s*$/;

interface Address {
  readonly name: string;
  readonly address: string;
}

export function addressOf(text: string): Address | null {
  const [, name = "", inside = ""] = NAMED.exec(text) ?? [];
  const address = inside === "" ? text.trim() : inside;
  return MAILBOX.test(address) ? { name: oneLine(name), address } : null;
}

const FIRST_PAUSE_MS = 1_000;

export async function toMailbox(delivery: Mailing): Promise<Delivered> {
  const { channel, values, mailbox, limits } = delivery;
  const from = addressOf(channel.from);
  const to = (mailbox === null ? channel.to : [mailbox]).map(addressOf);
  if (from === null || to.length === 0 || to.includes(null))
    return { is: "failed", words: "it has no mailbox that mail can be sent from and to", unreachable: true };
  const server = serverOf(values, channel);
  if (server === null)
    return { is: "failed", words: "its address is not like smtp://host:587", unreachable: true };
  const mail = mailOf(delivery, { from, to: to.filter((each) => each !== null) });
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const { delivered, again } = await sendOnce(server, mail, limits);
    if (!again || performance.now() + pauseMs >= limits.until) return delivered;
    try {
      await pause(pauseMs, undefined, { signal: limits.signal });
    } catch {
      return { is: "cancelled" };
    }
  }
}

interface Mail {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The same message has the same id, so that a mailbox knows it again. */
function mailOf({ message }: Mailing, { from, to }: Pick<Mail, "from" | "to">): Mail {
  const host = from.address.slice(from.address.indexOf("@") + 1);
  const lines = message.own === null ? [] : ["", ...message.lines];
  return {
    from,
    to,
    subject: oneLine(message.title).slice(0, 200),
    text: `${[bodyOf(message), ...lines].join("\n")}\n`,
    messageId: `<${message.id}@${host}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

interface Tried {
  readonly delivered: Delivered;
  readonly again: boolean;
}

async function sendOnce(server: MailServer, mail: Mail, limits: Mailing["limits"]): Promise<Tried> {
  if (limits.signal.aborted) return { delivered: { is: "cancelled" }, again: false };
  const { createTransport } = await import("nodemailer");
  const leftMs = Math.max(1, Math.floor(limits.until - performance.now()));
  const times = {
    connectionTimeout: leftMs,
    greetingTimeout: leftMs,
    socketTimeout: leftMs,
    dnsTimeout: leftMs,
  };
  const safe = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ ...server, ...times, ...safe });
  let over: "timed-out" | "cancelled" | null = null;
  const ended = new Promise<never>((_, refuse) => {
    const end = (how: "timed-out" | "cancelled"): void => {
      over = how;
      refuse(new Error(how));
    };
    const timer = setTimeout(() => end("timed-out"), leftMs);
    timer.unref();
    limits.signal.addEventListener("abort", () => end("cancelled"), { once: true });
  });
  try {
    await Promise.race([sending(transport, mail), ended]);
    return { delivered: { is: "sent", words: "the mail server took it" }, again: false };
  } catch (error) {
    if (over !== null) return { delivered: { is: over }, again: false };
    return failed(error);
  } finally {
    transport.close();
  }
}

/** Its refusal, when it comes late, is nobody's any more. */
function sending(transport: Transporter, mail: Mail): Promise<unknown> {
  const sent = transport.sendMail({ ...mail, to: [...mail.to], headers: { ...mail.headers } });
  sent.catch(() => undefined);
  return sent;
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNECTION: "no connection to the mail server",
  ESOCKET: "no connection to the mail server",
  ECONNREFUSED: "nothing listens there: the connection was refused",
  EDNS: "the name of the mail server is not known",
  ETIMEDOUT: "the mail server did not answer in time",
  EAUTH: "the mail server does not take the user and password",
  ETLS: "the mail server offers no encryption that could be used",
  EENVELOPE: "the mail server refuses a mailbox",
  EMESSAGE: "the mail server refuses the message",
};

/** A connection that could not be had, or a refusal that is only for now. */
const FOR_NOW: ReadonlySet<string> = new Set(["ECONNECTION", "ESOCKET", "EDNS", "ECONNREFUSED"]);

function failed(error: unknown): Tried {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const name = typeof code === "string" ? code : "";
  const status = typeof responseCode === "number" ? responseCode : null;
  if (name === "ETIMEDOUT") return { delivered: { is: "timed-out" }, again: false };
  const words = Object.hasOwn(WORDS, name) ? (WORDS[name] ?? "") : "the mail could not be sent";
  const again = status === null ? FOR_NOW.has(name) : status >= 400 && status < 500;
  const shown = status === null ? words : `${words}: ${status}`;
  return { delivered: { is: "failed", words: shown, unreachable: status !== null && !again }, again };
}
