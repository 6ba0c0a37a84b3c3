/** The views by name. Each is a folder here that VIEWS names; its code is fetched when the view is first shown. */
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

/** The component of a view; it suspends until its code is there. */
export const componentOf = (name: View): ComponentType | undefined => components.get(name);

/** The module of a view, once its code has been fetched, as it has for the view that is shown. */
export const loadedView = (name: View): ViewModule | undefined => loaded.get(name);
