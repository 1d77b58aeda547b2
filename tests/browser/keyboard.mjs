// SPDX-License-Identifier: EUPL-1.2
// A reader with a keyboard only: from stop to stop, and what shows where the
// focus is.

// What has the focus: how it is called, the ring around it and the colour
// behind the ring, and whether it lies in sight with nothing before it.
export function focused() {
	const element = document.activeElement;
	const { outlineStyle, outlineWidth, outlineColor, outlineOffset } =
		getComputedStyle(element);
	const { x, y, width, height } = element.getClientRects()[0];
	const on = document.elementFromPoint(x + width / 2, y + height / 2);
	let behind = parseFloat(outlineOffset) < 0 ? element
		: element.parentElement;
	const colour = () => getComputedStyle(behind).backgroundColor;
	while (colour() === 'rgba(0, 0, 0, 0)' && behind.parentElement) {
		behind = behind.parentElement;
	}
	return {
		name: element.name || element.textContent || element.tagName,
		type: element.type ?? element.tagName,
		href: element.getAttribute('href'),
		hreflang: element.hreflang,
		width: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
		colours: [outlineColor, colour()],
		isSeen: element.contains(on) ||
			element === on?.closest('label')?.control,
		isInMain: element.closest('main') !== null,
		scrolls: element.scrollWidth > element.clientWidth + 1
			&& getComputedStyle(element).overflowX === 'auto',
	};
}

// From one stop to the next until one is as wanted; returns all of them.
export async function tabUntil(page, isWanted) {
	const stops = [];
	while (stops.length < 200) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(focused);
		stops.push(stop);
		if (isWanted(stop)) {
			return stops;
		}
	}
	throw new Error(`never came: ${stops.map(({ name }) => name)}`);
}

export const isField = ({ name }) => name === 'email';
export const isButton = ({ type }) => type === 'submit';

// How light a colour, rgb(…), is as WCAG 2.2 counts it: from 0 to 1.
function luminance(colour) {
	const [red, green, blue] = colour.match(/^rgba?\((.*)\)$/)[1]
		.split(', ').map((part) => part / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92
			: ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours) {
	const [dark, light] = colours.map(luminance).sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

// What is wrong with the stops: a ring of two pixels has to stand out from
// what is behind it by three to one.
export function hiddenStops(stops) {
	return stops.flatMap(({ name, width, colours, isSeen }) => {
		const says = isSeen ? [] : [`"${name}" is out of sight`];
		if (width < 2) {
			says.push(`"${name}" has no ring`);
		} else if (!(contrast(colours) >= 3)) {
			says.push(`"${name}" has a ring of ${colours[0]}` +
				` on ${colours[1]}`);
		}
		return says;
	});
}
