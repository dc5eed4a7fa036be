// From a picture to its 256 weightiest colours, and for each pixel which of them it is.
async (picture) => {
  const image = await createImageBitmap(await (await fetch(picture)).blob()), { width, height } = image;
  const pen = new OffscreenCanvas(width, height).getContext("2d");
  pen.drawImage(image, 0, 0);
  const data = pen.getImageData(0, 0, width, height).data, often = new Map();
  const colour = (at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
  for (let at = 0; at < data.length; at += 4) often.set(colour(at), (often.get(colour(at)) ?? 0) + 1);
  // Each further colour is the one that is worst served so far: by how far off, and how often it is there.
  const all = [...often].map(([rgb, count]) => ({ rgb, count, off: Infinity, use: 0 })).sort((one, two) => two.count - one.count || one.rgb - two.rgb);
  const parts = (rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255], palette = [];
  for (let next = all[0]; next.off && palette.length < 256; next = all.reduce((one, two) => (two.off * two.count > one.off * one.count ? two : one))) {
    const [red, green, blue] = parts(next.rgb), use = palette.push(next.rgb) - 1;
    for (const each of all) {
      const [r, g, b] = parts(each.rgb), off = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
      if (off < each.off) Object.assign(each, { off, use });
    }
  }
  const used = new Map(all.map(({ rgb, use }) => [rgb, use])), pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = used.get(colour(at * 4));
  const reader = new FileReader();
  const told = new Promise((go) => { reader.onload = () => go(reader.result.split(",")[1]); });
  reader.readAsDataURL(new Blob([pixels]));
  return { width, height, palette: palette.flatMap(parts), pixels: await told };
}
