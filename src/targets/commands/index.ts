/** The door of the target that is shifted by a team's own commands. */
export { type CommandsGiven, commandsTarget, type TargetCommands } from "./commands-target.ts";
