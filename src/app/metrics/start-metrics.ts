/** The way in to figures: what reads them is loaded only where somebody asks for one. */
import type { FiguresGiven, OpenedFigures } from "./open-figures.ts";
import type { TriedFigure, TryGiven } from "./try-figure.ts";

export const openFigures = async (given: FiguresGiven): Promise<OpenedFigures> =>
  (await import("./open-figures.ts")).openFigures(given);

export const tryFigure = async (given: TryGiven): Promise<TriedFigure> =>
  (await import("./try-figure.ts")).tryFigure(given);
