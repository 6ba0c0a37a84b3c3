/** A link that changes a part of the selection: opens in place, or in another tab as any link does. */
import { type ComponentChildren } from "preact";
import { addressWith, select } from "../state/store";
import { type Selection } from "../state/selection";

interface Props {
  readonly change: Partial<Selection>;
  readonly class?: string;
  readonly title?: string;
  /** It leads to what is shown. */
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

/** A link that changes the selection; with a modifier key it opens a new tab as any link does. */
export function SelectLink({ change, current = false, children, class: name, title }: Props) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    select(change);
  };
  return (
    <a
      class={name}
      title={title}
      href={addressWith(change)}
      aria-current={current ? "page" : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
