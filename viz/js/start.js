// The page begins.

state.screen = screens.reduce((first, screen) => (screen.key < first.key ? screen : first)).id;
drawTabs();
drawTools();
drawSentence();
drawFoot();
showScreen();
