/** The line to a keeper: questions go out, and each answer finds who asked. It asks nothing twice and judges nothing. */
import type { Socket } from "node:net";
import { RutterError } from "../base/index.ts";
import type { Known } from "./session.ts";
import { line, lineReader, type Reply, type Request } from "./wire.ts";

/** The keeper is gone, and with it whatever it would have answered. */
export const GONE = Symbol("gone");

interface Asked {
  readonly onText: (text: string) => void;
  readonly onKnown: (known: Known | typeof GONE) => void;
  readonly onRefused: (error: RutterError) => void;
}

export type Question = Request & { readonly op: "run" | "known" };

export interface KeeperLink {
  readonly send: (request: Request) => void;
  /** For a run and for `known` alike: what became of it, however long that takes. */
  readonly ask: (question: Question, onText: (text: string) => void) => Promise<Known | typeof GONE>;
  readonly isOpen: () => boolean;
  /** When the keeper has hung up. */
  readonly closed: Promise<void>;
  readonly hangUp: () => void;
}

export function keeperLink(socket: Socket): KeeperLink {
  const asked = new Map<string, Set<Asked>>();
  const take = (id: string): ReadonlySet<Asked> => {
    const found = asked.get(id) ?? new Set();
    asked.delete(id);
    return found;
  };
  const onReply = (reply: Reply): void => {
    if (reply.op === "output") for (const { onText } of asked.get(reply.id) ?? []) onText(reply.text);
    else if (reply.op === "known") for (const { onKnown } of take(reply.id)) onKnown(reply.known);
    else if (reply.op === "refused")
      for (const { onRefused } of take(reply.id)) onRefused(new RutterError(reply.error));
  };
  let open = true;
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      open = false;
      for (const id of [...asked.keys()]) for (const { onKnown } of take(id)) onKnown(GONE);
      resolve();
    });
  });
  socket.on("error", () => undefined);
  socket.on("data", lineReader<Reply>(onReply));
  const send = (request: Request): void => {
    socket.write(line(request));
  };
  return {
    send,
    ask: (question, onText) =>
      new Promise((resolve, reject) => {
        const id = question.op === "run" ? question.run.id : question.id;
        const same = asked.get(id) ?? new Set();
        same.add({ onText, onKnown: resolve, onRefused: reject });
        asked.set(id, same);
        if (open) send(question);
        else for (const { onKnown } of take(id)) onKnown(GONE);
      }),
    isOpen: () => open,
    closed,
    hangUp: () => socket.destroy(),
  };
}
