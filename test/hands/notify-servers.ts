/** Servers on this machine that stand for those of others: what they were sent is kept, what they answer is said beforehand. */
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { SMTPServer } from "smtp-server";

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** It takes the request and says nothing. */
  readonly hangs?: boolean;
  readonly cuts?: boolean;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  readonly close: () => Promise<void>;
}

export async function openReceiver(
  answer: (request: Received, count: number) => Answer = () => ({}),
): Promise<Receiver> {
  const received: Received[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    received.push(one);
    const { status = 200, body = "ok", headers = {}, hangs, cuts } = answer(one, received.length);
    if (hangs === true) return;
    if (cuts === true) return response.destroy();
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export interface Mailbox {
  readonly port: number;
  readonly mails: {
    readonly encrypted: boolean;
    readonly from: string;
    readonly to: readonly string[];
    readonly text: string;
  }[];
  readonly close: () => Promise<void>;
}

export interface MailboxGiven {
  readonly user?: string;
  readonly password?: string;
  /** How often it says that it is busy first. */
  readonly busy?: number;
  readonly hangs?: boolean;
  /** It offers STARTTLS, with a certificate that nobody vouches for. */
  readonly encrypts?: boolean;
}

export async function openMailbox({
  user,
  password,
  busy = 0,
  hangs = false,
  encrypts = false,
}: MailboxGiven = {}): Promise<Mailbox> {
  const mails: { encrypted: boolean; from: string; to: string[]; text: string }[] = [];
  let left = busy;
  const server = new SMTPServer({
    authOptional: user === undefined,
    disabledCommands: encrypts ? [] : ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password
        ? done(null, { user: user ?? "" })
        : done(new Error("no such user")),
    onMailFrom: (_address, _session, done) => {
      if (hangs) return;
      left -= 1;
      if (left >= 0) return done(Object.assign(new Error("busy"), { responseCode: 451 }));
      done();
    },
    onData: (stream, session, done) => {
      let text = "";
      Readable.from(stream).on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
      });
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          encrypted: session.secure,
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text,
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, close: () => new Promise((done) => server.close(() => done())) };
}
