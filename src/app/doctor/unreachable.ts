/** What a connection that failed means, in words: the name, the way, the port or the certificate. */
import type { Found } from "./found.ts";
import type { Socketed } from "./open-socket.ts";

interface Meaning {
  readonly what: string;
  readonly fix: string;
}

const CERTIFICATE = /^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO|ERR_SSL)/;

function meaningOf(code: string, place: string): Meaning {
  const host = place.replace(/:\d+$/, "");
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EAI_NONAME":
      return {
        what: `the name ${host} is not known here`,
        fix: "check the name, the VPN, and the name server of this network",
      };
    case "ECONNREFUSED":
      return { what: `nothing listens on ${place}`, fix: "start it, or check the port" };
    case "ECONNRESET":
    case "EPIPE":
      return {
        what: `${place} closes the connection`,
        fix: "check that the port is right, and what lets who in",
      };
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return { what: `there is no way to ${place} from here`, fix: "check the VPN and the network" };
    case "ETIMEDOUT":
      return { what: `${place} does not answer`, fix: "check the VPN and the firewall" };
    case "ENOENT":
      return { what: `there is no socket ${place}`, fix: "start the server, or name its host" };
    case "EACCES":
    case "EPERM":
      return { what: `this user may not use ${place}`, fix: "check the rights of the socket" };
    default:
      return {
        what: `${place} cannot be reached: ${code || "the connection failed"}`,
        fix: "check the network",
      };
  }
}

/** Null where the connection opened. */
export function failureOf(socketed: Socketed, place: string): Found | null {
  if (socketed.state === "open") return null;
  if (socketed.state === "late") return { state: "slow", code: "DOCTOR_UNREACHABLE" };
  const { code, message } = socketed;
  if (CERTIFICATE.test(code) || /certificate/i.test(message))
    return {
      state: "refused",
      what: `its certificate is not trusted here: ${message.slice(0, 120)}`,
      fix: "renew the certificate, or trust its authority with NODE_EXTRA_CA_CERTS",
      code: "DOCTOR_UNREACHABLE",
    };
  const state = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|EACCES|EPERM)$/.test(code) ? "refused" : "unreachable";
  return { state, ...meaningOf(code, place), code: "DOCTOR_UNREACHABLE" };
}
