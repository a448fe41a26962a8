/**
 * What every driver must keep, whatever it drives with: the order of writing, what a crash at any moment leads to, signals,
 * leaving. A driver's own test opens it and hands it in.
 */
import { afterEach, beforeEach, describe } from "vitest";
import { dying } from "./driver/dying.ts";
import { leaving } from "./driver/leaving.ts";
import { type DriverContract, openTheatre, type Theatre } from "./driver/scene.ts";
import { signalling } from "./driver/signalling.ts";
import { writing } from "./driver/writing.ts";

export function driverContract(name: string, { open, journals }: DriverContract): void {
  describe.each(Object.entries(journals))(`${name}, with a journal in %s`, (_, openPlace) => {
    let opened: Theatre = openTheatre(open, openPlace);
    const theatre = (): Theatre => opened;
    beforeEach(() => {
      opened = openTheatre(open, openPlace);
    });
    afterEach(() => opened.close());

    writing(theatre);
    signalling(theatre);
    leaving(theatre);
    dying(theatre);
  });
}
