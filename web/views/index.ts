/** The views by their names. Each is a folder here, and its name stands in VIEWS; its code is fetched when it is first shown. */
import { type ComponentType } from "preact";
import { late } from "../parts/late";
import { VIEWS, type View } from "../state/selection";
import { type ViewModule } from "./view";

const modules = import.meta.glob<ViewModule>("./*/index.ts", { import: "view" });
const loaded = new Map<View, ViewModule>();

async function load(name: View): Promise<ComponentType> {
  const view = await modules[`./${name}/index.ts`]?.();
  if (!view) throw new Error(`There is no folder views/${name}.`);
  loaded.set(name, view);
  return view.Component;
}

const components: ReadonlyMap<View, ComponentType> = new Map(VIEWS.map((name) => [name, late(() => load(name))]));

/** The component of a view; it waits for its code. */
export const componentOf = (name: View): ComponentType | undefined => components.get(name);

/** A view whose code is there, as that of what is shown. */
export const loadedView = (name: View): ViewModule | undefined => loaded.get(name);
