/**
 * What of `rutter.yaml` says something about the world outside, and what was given on the command line: the input of
 * the derivation of needs. References stay references; nothing is resolved here.
 */

export interface EnvironmentGiven {
  readonly name: string;
  readonly context: string | null;
  readonly namespace: string | null;
}

/** A URL by its key: a plain one, or a reference such as `env:NAME`. */
export interface AddressGiven {
  readonly key: string;
  readonly name: string;
  readonly url: string;
}

/** A source of figures, and what answers there. */
export interface SourceGiven extends AddressGiven {
  readonly answers?: "prometheus" | "scrape" | "json";
  /** It is asked with a token. */
  readonly login?: boolean;
}

export interface HostGiven {
  readonly key: string;
  readonly host: string;
  /** The environment whose target names it. */
  readonly environment: string;
}

export interface DoctorConfig {
  /** The path of the file, as it is shown. */
  readonly file: string;
  readonly environments: readonly EnvironmentGiven[];
  readonly sources: readonly SourceGiven[];
  readonly databases: readonly AddressGiven[];
  readonly notify: readonly AddressGiven[];
  readonly hosts: readonly HostGiven[];
  /** Programs that the kinds of targets need here. */
  readonly tools: readonly { readonly key: string; readonly program: string; readonly environment: string }[];
  /** Every other reference to a secret. */
  readonly secrets: readonly { readonly key: string; readonly reference: string }[];
}

export interface DoctorGiven {
  readonly config: DoctorConfig | null;
  readonly environment: string | null;
  readonly settings: ReadonlyMap<string, string>;
  /** The variables of this process: what the shell of a step would have. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}
