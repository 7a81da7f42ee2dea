// Makes pages faster and handier. Every page works without this file.
(() => {
  'use strict';
  const root = document.documentElement;
  const editable = target => target.closest('input, textarea, select, [contenteditable]');

  // Single-key shortcuts: "/" goes to search. Can be switched off with data-shortcuts="off" on the root.
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (root.dataset.shortcuts === 'off' || editable(event.target)) return;
    const search = document.querySelector('.search input');
    if (!search) return;
    event.preventDefault();
    search.focus();
  });

  // Theme buttons are submit buttons of a form that stores the choice; here the page follows at once.
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-set-theme]');
    if (!button) return;
    const theme = button.dataset.setTheme;
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    document.querySelectorAll('[data-set-theme]').forEach(other =>
      other.setAttribute('aria-pressed', String(other === button)));
  });

  // Chart and table switch places without a new page when the table is already in the page.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-table-switch]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const figure = link.closest('figure');
    const table = figure && figure.querySelector('[data-chart-table]');
    const drawing = figure && figure.querySelector('[data-chart-drawing]');
    if (!table || !drawing) return;
    event.preventDefault();
    const showTable = table.hidden;
    table.hidden = !showTable;
    drawing.hidden = showTable;
    link.textContent = showTable ? link.dataset.chartWord : link.dataset.tableWord;
  });

  // The undo message stays while it has focus or the pointer rests on it; it is also in the log for 30 days.
  const watchUndo = toast => {
    if (toast.dataset.watched) return;
    toast.dataset.watched = '1';
    let timer = 0;
    const start = () => { clearTimeout(timer); timer = setTimeout(() => toast.remove(), 10000); };
    const stop = () => clearTimeout(timer);
    toast.addEventListener('pointerenter', stop);
    toast.addEventListener('pointerleave', start);
    toast.addEventListener('focusin', stop);
    toast.addEventListener('focusout', start);
    start();
  };

  // Ctrl Z outside a text field uses the newest undo message.
  document.addEventListener('keydown', event => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    if (editable(event.target)) return;
    const forms = document.querySelectorAll('form[data-undo]');
    if (!forms.length) return;
    event.preventDefault();
    forms[forms.length - 1].requestSubmit();
  });

  // Grids: arrows and Enter move between the fields of a table marked data-grid; the native table stays.
  const cellField = (table, row, column) => {
    const line = table.rows[row];
    const cell = line && line.cells[column];
    return cell && cell.querySelector('input:not([type=hidden]), select, textarea, a, button');
  };
  const atEdge = (field, forward) => {
    if (field.tagName === 'SELECT' || field.selectionStart === null || field.selectionStart === undefined) return true;
    return field.selectionStart === field.selectionEnd && field.selectionStart === (forward ? field.value.length : 0);
  };
  document.addEventListener('keydown', event => {
    const table = event.target.closest('table[data-grid]');
    const cell = event.target.closest('td, th');
    if (!table || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target;
    let [down, right] = [0, 0];
    if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)) down = 1;
    else if (event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)) down = -1;
    else if (event.key === 'ArrowRight' && atEdge(field, true)) right = 1;
    else if (event.key === 'ArrowLeft' && atEdge(field, false)) right = -1;
    else if (event.key === 'Delete' && field.tagName === 'SELECT') {
      event.preventDefault();
      field.selectedIndex = 0;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      return;
    } else return;
    if (event.key === 'Enter' && /^(A|BUTTON)$/.test(field.tagName)) return;
    let row = cell.parentNode.rowIndex + down;
    let column = cell.cellIndex + right;
    let next = null;
    while (row >= 0 && row < table.rows.length && column >= 0 && column < table.rows[row].cells.length) {
      next = cellField(table, row, column);
      if (next) break;
      row += down;
      column += right;
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next.select) next.select();
  });

  // Dialogs: a link or button with data-dialog opens the <dialog> of that id; without script it follows its href.
  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-dialog]');
    const closer = event.target.closest('[data-close]');
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog && dialog.showModal) { event.preventDefault(); dialog.showModal(); }
    } else if (closer) {
      const dialog = closer.closest('dialog');
      if (dialog) { event.preventDefault(); dialog.close(); }
    }
  });

  // Forms that filter or choose send themselves when changed; their button stays for pages without script.
  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-autosubmit]');
    if (form) form.requestSubmit();
  });
  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) { event.preventDefault(); window.print(); }
  });

  const enliven = () => {
    document.querySelectorAll('form[data-undo]').forEach(form => watchUndo(form.closest('.toast') || form));
    const summary = document.querySelector('.es[tabindex]');
    if (summary && !summary.dataset.focused) { summary.dataset.focused = '1'; summary.focus(); }
  };
  enliven();
  document.addEventListener('htmx:after:swap', enliven);
  document.addEventListener('htmx:afterSwap', enliven);
})();
