/** A site that is not the hub. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface OtherSite {
  /** The origin that the hub names; `strangerOrigin` is the same server by another name, and so another origin. */
  readonly origin: string;
  readonly strangerOrigin: string;
  close(): void;
}

/** A site of one page, which shows the address it is given as `?src=` within itself. */
export async function openOtherSite(): Promise<OtherSite> {
  const server = createServer((request, response) => {
    const src = new URL(request.url ?? "/", "http://site").searchParams.get("src") ?? "";
    response.setHeader("content-type", "text/html");
    response.end(
      `<!doctype html><title>Site</title><iframe src="${encodeURI(src)}" width="900" height="600"></iframe>`,
    );
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    strangerOrigin: `http://localhost:${port}`,
    close: () => void server.close(),
  };
}
