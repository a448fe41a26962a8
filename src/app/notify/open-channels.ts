/** The channels of the `rutter.yaml` that a release goes by, as it stands now. One that is broken names none. */
import type { ChannelConfig } from "../../hands/notify/index.ts";
import { loadConfiguration } from "../configuration/load-configuration.ts";
import { refuseBroken } from "../configuration.ts";
import { channelsOf } from "./channels-of.ts";

/** `from`: a runbook or a folder. Throws where the file must not be relied on. */
export async function openChannels(from: string): Promise<Readonly<Record<string, ChannelConfig>>> {
  const loaded = await loadConfiguration(from);
  if (loaded === null) return {};
  refuseBroken(loaded);
  return channelsOf(loaded.value.notify ?? []);
}
