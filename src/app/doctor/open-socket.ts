/**
 * Opens a connection, says at most one fixed greeting, and reads what comes first. It never logs in and sends nothing that
 * was configured; when time is up the socket is destroyed.
 */
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";

export type Socketed =
  | { readonly state: "open"; readonly first: Buffer; readonly expires: number | null }
  | { readonly state: "failed"; readonly code: string; readonly message: string }
  | { readonly state: "late" };

export interface SocketGiven {
  readonly to: { readonly host: string; readonly port: number } | { readonly path: string };
  readonly signal: AbortSignal;
  readonly tls?: boolean;
  /** Said as soon as it is open. */
  readonly greeting?: Uint8Array;
  /** How long to wait for the first bytes; not given: none are waited for. */
  readonly listenMs?: number;
}

const FIRST_BYTES = 4096;

function expiryOf(socket: Socket): number | null {
  if (!("getPeerCertificate" in socket)) return null;
  const until = Date.parse((socket as TLSSocket).getPeerCertificate().valid_to);
  return Number.isFinite(until) ? until : null;
}

function opened({ to, tls }: SocketGiven): Socket {
  if (!tls || "path" in to) return connect(to);
  const named = isIP(to.host) === 0 ? { servername: to.host } : {};
  return connectTls({ ...to, ...named });
}

const enough = (bytes: Buffer): boolean =>
  bytes.length >= FIRST_BYTES || bytes.includes(0x0a) || bytes.length === 1;

export function openSocket(given: SocketGiven): Promise<Socketed> {
  const { signal, tls, greeting, listenMs } = given;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ state: "late" });
    const socket = opened(given);
    let first: Buffer = Buffer.alloc(0);
    let expires: number | null = null;
    let timer: NodeJS.Timeout | undefined;
    const end = (result: Socketed): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", late);
      socket.destroy();
      resolve(result);
    };
    const late = (): void => end({ state: "late" });
    const done = (): void => end({ state: "open", first, expires });
    signal.addEventListener("abort", late);
    socket.on("error", (error: NodeJS.ErrnoException) =>
      end({ state: "failed", code: error.code ?? "", message: error.message }),
    );
    socket.on("end", done);
    socket.on("data", (chunk: Buffer) => {
      first = Buffer.concat([first, chunk.subarray(0, FIRST_BYTES - first.length)]);
      if (enough(first)) done();
      else {
        // A greeting without a line end comes in one piece; what follows it is not waited for.
        clearTimeout(timer);
        timer = setTimeout(done, 50);
      }
    });
    socket.once(tls && !("path" in given.to) ? "secureConnect" : "connect", () => {
      expires = expiryOf(socket);
      if (greeting !== undefined) socket.write(greeting);
      if (listenMs === undefined) done();
      else timer = setTimeout(done, listenMs);
    });
  });
}
