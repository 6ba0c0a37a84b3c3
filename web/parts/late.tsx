/** Parts of the page whose code is fetched when they are first shown. */
import { type ComponentType } from "preact";
import { lazy } from "preact/compat";
import { t } from "../text";

/** A part that waits for its code; where that cannot be had, it says so. */
export const late = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(async (): Promise<{ default: ComponentType }> => ({ default: await load().catch(() => NotLoaded) }));

/** A browser may remember that code failed: only the page loaded anew asks for it again. */
function NotLoaded() {
  return (
    <div class="status failed" role="alert">
      <p>
        <strong>{t("failed.code")}</strong>
      </p>
      <p>{t("failed.code.next")}</p>
      <button type="button" onClick={() => location.reload()}>
        {t("failed.code.again")}
      </button>
    </div>
  );
}
