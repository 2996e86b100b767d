// What a reader would notice, as lines "name value" in an element that the test reads.
const lines = [];
const say = (name, value) => lines.push(name + " " + value);

const luminance = color => {
  const [r, g, b] = color.match(/[\d.]+/g).map(Number).map(v => v / 255)
      .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
const style = element => getComputedStyle(element);

say("overflow", document.documentElement.scrollWidth - window.innerWidth);
say("requests", performance.getEntriesByType("resource").length);
say("background", style(document.body).backgroundColor);
let outside = 0;
let overlaps = 0;
let least = 99;
for (const section of document.querySelectorAll("section")) {
  const card = style(section).backgroundColor;
  const svg = section.querySelector("svg");
  const frame = svg.getBoundingClientRect();
  const parts = [...svg.querySelectorAll("circle, text")];
  outside += parts.filter(part => !inside(part.getBoundingClientRect(), frame)).length;
  const texts = [...svg.querySelectorAll("text"), ...svg.querySelectorAll(".unit")].map(part => part.getBoundingClientRect());
  texts.forEach((a, i) => texts.slice(i + 1).forEach(b => (overlaps += overlap(a, b) ? 1 : 0)));
  for (const part of section.querySelectorAll("svg text, p, th, td, h2, li")) {
    least = Math.min(least, contrast(part.tagName === "text" ? style(part).fill : style(part).color, card));
  }
  say(section.id, `${section.querySelectorAll(".unit").length} ${Math.round(frame.width)}x${Math.round(frame.height)}`);
  say("units-" + section.id, Math.min(...[...svg.querySelectorAll("g:not(.again) .unit")].map(u => contrast(style(u).fill, card))));
}
say("outside", outside);
say("overlaps", overlaps);
say("contrast", least);
const result = document.createElement("pre");
result.id = "probe";
result.textContent = "\n" + lines.join("\n") + "\n";
document.body.append(result);
