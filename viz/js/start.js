// The page begins.

state.screen = screens.reduce((first, screen) => (screen.key < first.key ? screen : first)).id;
if (head.first) Object.assign(state, { person: head.first, screen: "worksheet" });
drawTabs();
drawTools();
drawSentence();
drawFoot();
showScreen();
