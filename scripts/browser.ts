/** A real Chromium: for tests of the explorer, its pictures and its bench. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Software draws what a graphics card would: WebGL is needed, speed is not. */
const ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-dev-shm-usage"];

/** Opens the browser; the error says what to install where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`There is no Chromium at ${PLACES.join(" or ")}; apt-get install chromium.`);
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
