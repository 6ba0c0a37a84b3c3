/** Projects with their funding, meetings, visits and places. */
import type { Feature } from "../schema/descriptors";
import { funding } from "./funding";

export const activities: readonly Feature[] = [funding];
