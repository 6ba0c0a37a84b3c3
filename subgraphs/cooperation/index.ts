/** Collaborations, patterns, advisory bodies with their seats, exchanges and absences. */
import type { Feature } from "../schema/descriptors";
import { ending } from "./end";
import { seats } from "./seats";

export const cooperation: readonly Feature[] = [seats, ending];
