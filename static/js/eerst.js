// Before the first paint: style sheets then leave out what only a page without JavaScript needs.
document.documentElement.classList.add("js");
