/** Saves files from the page to the reader’s disk. */
import { currentToken } from "../state/session";

/** Offers content as a file. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetches a file of the hub with the permissions of the session. Throws with the hub’s message when it is refused. */
export async function fetchFile(path: string): Promise<Blob> {
  const token = currentToken();
  const response = await fetch(path, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(await reasonOf(response));
  return response.blob();
}

async function reasonOf(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => ({}))) as {
    error?: string;
    errors?: readonly { message: string }[];
  };
  return answer.error ?? answer.errors?.[0]?.message ?? `${response.status}`;
}

const TWICE = 2;

/** An SVG document as a PNG, at twice its size. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * TWICE;
    canvas.height = image.naturalHeight * TWICE;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The picture can’t be made.");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
