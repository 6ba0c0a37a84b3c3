// Written by `npm run codegen`: the questions of this folder by their names, and the types that they are asked and answered in.
import { classification, disagreements } from "./classification";
import { communities } from "./communities";
import { gaps, gapsOfStates } from "./gaps";
import { independence } from "./independence";
import { influence } from "./influence";
import { matrix } from "./matrix";
import { network, networkPart } from "./network";
import { paths } from "./paths";
import { timeline } from "./timeline";

export type * from "./classification";
export type * from "./communities";
export type * from "./gaps";
export type * from "./independence";
export type * from "./influence";
export type * from "./matrix";
export type * from "./network";
export type * from "./paths";
export type * from "./timeline";

export const QUESTIONS = {
  classification,
  disagreements,
  communities,
  gaps,
  gapsOfStates,
  independence,
  influence,
  matrix,
  network,
  networkPart,
  paths,
  timeline,
};
