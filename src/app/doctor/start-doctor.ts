/** The way to the doctor, which loads what it needs only when it is asked for: other verbs use this room's door too. */
import type { DoctorAsked, DoctorReport } from "./run-doctor.ts";

export async function runDoctor(asked: DoctorAsked): Promise<DoctorReport> {
  const doctor = await import("./run-doctor.ts");
  return doctor.runDoctor(asked);
}
