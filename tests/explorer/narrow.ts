/** Pictures on a phone: their text can be read, and no dot hides another or what is written. */
import type { Page } from "playwright-core";
import type { Use } from "./support/explorer";
import { settle } from "./support/settling";
import { fewByDay } from "../support/jest/night";

const PHONE = { width: 390, height: 844 };
/** Points: the smallest text that is drawn. */
const LEAST = 11;

const PICTURES: readonly (readonly [picture: string, query: string, svg: string])[] = [
  ["the timeline", "?view=timeline", "svg.timeline"],
  ["the map", "", "svg.map"],
  ["the map of a pattern", "?patterns=INFORMATION_EXCHANGE&shade=links", "svg.map"],
  [
    "the network in two columns",
    "?view=network&patterns=ADVISORY_BODY&regions=Europe&layout=columns",
    "svg[data-picture=network]",
  ],
  ["paths", "?view=table&from=cso-peace-institute&to=body-spt", "svg.path-picture"],
  ["the map of two dates", "?view=table&before=2013&after=2023", ".compare-map > svg"],
  ["the patterns at two dates", "?view=table&before=2013&after=2023", "svg.compare-picture"],
];

interface Found {
  /** Texts that are smaller than what can be read. */
  readonly small: readonly string[];
  /** Dots that lie wholly under one that is drawn later. */
  readonly hidden: readonly string[];
  /** Texts that lie under a dot or a box, or on another text. */
  readonly covered: readonly string[];
  /** Texts that begin or end beyond the screen. */
  readonly outside: readonly string[];
  /** What is drawn at all. */
  readonly drawn: number;
}

/** Measures a picture as the page shows it. */
const measured = (page: Page, svg: string): Promise<Found> =>
  page.locator(svg).evaluate((picture, least) => {
    const texts = [...picture.querySelectorAll("text")];
    const dots = [...picture.querySelectorAll("circle:not(defs *)")].map((dot) => ({
      dot,
      box: dot.getBoundingClientRect(),
    }));
    const scaleOf = (one: SVGGraphicsElement): number => one.getScreenCTM()?.a ?? 0;
    const small = texts.filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) * scaleOf(one) < least);
    const hidden = dots.filter(({ box }, at) =>
      dots.slice(at + 1).some((over) => {
        const away = Math.hypot(
          box.x + box.width / 2 - over.box.x - over.box.width / 2,
          box.y + box.height / 2 - over.box.y - over.box.height / 2,
        );
        return away + box.width / 2 <= over.box.width / 2;
      }),
    );
    // A point less at each side: letters do not fill their boxes.
    const meet = (a: DOMRect, b: DOMRect): boolean =>
      a.left + 1 < b.right - 1 && b.left + 1 < a.right - 1 && a.top + 1 < b.bottom - 1 && b.top + 1 < a.bottom - 1;
    const boxes = [...dots.map(({ dot }) => dot), ...picture.querySelectorAll(".actor rect")];
    const covered = texts.filter((one, at) => {
      const box = one.getBoundingClientRect();
      const others = [...boxes, ...texts.slice(at + 1)].filter(
        (other) => other.parentElement !== one.parentElement || other.tagName === "text",
      );
      return others.some((other) => meet(box, other.getBoundingClientRect()));
    });
    const said = (all: readonly Element[]): string[] => all.map(({ textContent }) => textContent ?? "");
    return {
      small: said(small),
      hidden: hidden.map(({ dot }) => dot.outerHTML),
      covered: said(covered),
      // Paths go from left to right, and are scrolled.
      outside: picture.matches(".path-picture")
        ? []
        : said(
            texts.filter((one) => {
              const { left, right } = one.getBoundingClientRect();
              return left < 0 || right > innerWidth;
            }),
          ),
      drawn: texts.length + dots.length,
    };
  }, LEAST);

export function narrowSuite(use: Use): void {
  describe("on a phone", () => {
    it.each(fewByDay(PICTURES, 1))("text can be read and no dot hides its partner: %s", async (_, query, svg) => {
      const page = await use().open(query, { viewport: PHONE });
      await page.locator(svg).waitFor();
      await settle(page);
      const { drawn, ...wrong } = await measured(page, svg);
      expect(wrong).toEqual({ small: [], hidden: [], covered: [], outside: [] });
      expect(drawn).toBeGreaterThan(5);
      await page.close();
    });
  });
}
