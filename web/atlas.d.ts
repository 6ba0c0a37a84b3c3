/** Made by build/atlas.mjs. */
declare module "virtual:atlas" {
  const address: string;
  // eslint-disable-next-line no-restricted-syntax -- The address of an asset is a default export, as with every other asset.
  export default address;
}
