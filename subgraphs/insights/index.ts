/** What the graph says as a whole: paths, influence, communities, patterns, gaps, time and independence. */
import type { Feature } from "../schema/descriptors";
import { classification } from "./classification";
import { communities } from "./communities";
import { gaps } from "./gaps";
import { independence } from "./independence";
import { influence } from "./influence";
import { matrix } from "./matrix";
import { network } from "./network";
import { paths } from "./paths";
import { timeline } from "./timeline";

/** What the subgraph adds to the types that follow from the model. */
export const insights: readonly Feature[] = [
  paths,
  influence,
  communities,
  network,
  classification,
  matrix,
  gaps,
  timeline,
  independence,
];
