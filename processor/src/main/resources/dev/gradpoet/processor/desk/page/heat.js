/** A tensor as coloured cells on a canvas: where each cell lies, and its colour from orange (−) to blue (+). */
const Heat = (function () {
  'use strict';

  const WIDTH = 560;
  const MOST_PX = 26;

  function squareRoot(count) {
    const root = Math.round(Math.sqrt(count));
    return root * root === count ? root : 0;
  }

  /** Tiles of rows × columns; `index` is the cell's place in the tensor. */
  function layout(shape) {
    const tiled = (tiles, rows, columns, across, index) => ({tiles, rows, columns, across, index});
    const [a, b, c, d] = shape;
    if (shape.length === 4) {
      return tiled(c * d, a, b, d, (tile, row, column) => ((row * b + column) * c + Math.floor(tile / d)) * d + tile % d);
    }
    if (shape.length === 3) {
      return tiled(c, a, b, Math.min(c, Math.max(1, Math.round(40 / b))), (tile, row, column) => (row * b + column) * c + tile);
    }
    if (shape.length === 2) {
      const side = a >= 49 ? squareRoot(a) : 0;
      return side ? tiled(b, side, side, Math.min(b, Math.max(1, Math.round(Math.sqrt(b * 1.8)))), (tile, row, column) => (row * side + column) * b + tile)
        : tiled(1, a, b, 1, (tile, row, column) => row * b + column);
    }
    const count = a || 1;
    const columns = count <= 32 ? count : squareRoot(count) || Math.ceil(Math.sqrt(count * 2));
    return tiled(1, Math.ceil(count / columns), columns, 1, (tile, row, column) => row * columns + column < count ? row * columns + column : -1);
  }

  function geometry(plan) {
    const down = Math.ceil(plan.tiles / plan.across);
    const gap = plan.tiles > 1 ? 1 : 0;
    const px = Math.max(1, Math.min(MOST_PX, Math.floor(WIDTH / (plan.across * (plan.columns + gap)))));
    return {px, gap, width: plan.across * (plan.columns + gap) * px, height: down * (plan.rows + gap) * px, down};
  }

  function mix(paper, colour, part) {
    return 'rgb(' + paper.map((base, i) => Math.round(base + (colour[i] - base) * part)).join(',') + ')';
  }

  /** Draws the values; returns what finds a cell at a point, and the place of a cell. */
  function draw(canvas, shape, value, selected) {
    const plan = layout(shape);
    const size = geometry(plan);
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext('2d');
    const [paper, positive, negative, none] = ['--panel', '--positive', '--negative', '--line'].map(Plots.rgb);
    let most = 0;
    const count = Cells.sizeOf(shape);
    const values = Array.from({length: count}, (_, i) => value(i));
    values.forEach(v => {
      most = v !== undefined && Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most;
    });
    const at = (tile, row, column) => [(tile % plan.across * (plan.columns + size.gap) + column) * size.px, (Math.floor(tile / plan.across) * (plan.rows + size.gap) + row) * size.px];
    let outline = null;
    for (let tile = 0; tile < plan.tiles; tile++) {
      for (let row = 0; row < plan.rows; row++) {
        for (let column = 0; column < plan.columns; column++) {
          const index = plan.index(tile, row, column);
          if (index >= 0) {
            const v = values[index];
            const [x, y] = at(tile, row, column);
            context.fillStyle = v === undefined ? mix(paper, none, 0.5) : mix(paper, v < 0 ? negative : positive, most ? Math.abs(v) / most : 0);
            context.fillRect(x, y, size.px, size.px);
            outline = index === selected ? [x, y] : outline;
          }
        }
      }
    }
    if (outline) {
      context.strokeStyle = 'rgb(' + Plots.rgb('--ink').join(',') + ')';
      context.lineWidth = 2;
      context.strokeRect(outline[0], outline[1], Math.max(4, size.px), Math.max(4, size.px));
    }
    return {most, known: values.filter(v => v !== undefined).length, count, find: (px, py) => find(plan, size, px, py), move: (index, dx, dy) => move(plan, index, dx, dy)};
  }

  function find(plan, size, px, py) {
    const column = Math.floor(px / size.px);
    const row = Math.floor(py / size.px);
    const across = Math.floor(column / (plan.columns + size.gap));
    const down = Math.floor(row / (plan.rows + size.gap));
    const tile = down * plan.across + across;
    const c = column - across * (plan.columns + size.gap);
    const r = row - down * (plan.rows + size.gap);
    return tile < plan.tiles && c >= 0 && c < plan.columns && r >= 0 && r < plan.rows ? plan.index(tile, r, c) : -1;
  }

  /** The cell beside another one; over a tile's edge into the next tile. */
  function move(plan, index, dx, dy) {
    for (let tile = 0; tile < plan.tiles; tile++) {
      for (let row = 0; row < plan.rows; row++) {
        for (let column = 0; column < plan.columns; column++) {
          if (plan.index(tile, row, column) === index) {
            const x = tile % plan.across * plan.columns + column + dx;
            const y = Math.floor(tile / plan.across) * plan.rows + row + dy;
            const next = Math.floor(y / plan.rows) * plan.across + Math.floor(x / plan.columns);
            const inside = x >= 0 && y >= 0 && x < plan.across * plan.columns && next < plan.tiles;
            const found = inside ? plan.index(next, y % plan.rows, x % plan.columns) : -1;
            return found >= 0 ? found : index;
          }
        }
      }
    }
    return index;
  }

  /** The colours from −most to +most. */
  function scale(canvas) {
    canvas.width = 101;
    canvas.height = 1;
    const context = canvas.getContext('2d');
    const [paper, positive, negative] = ['--panel', '--positive', '--negative'].map(Plots.rgb);
    for (let k = 0; k <= 100; k++) {
      context.fillStyle = mix(paper, k < 50 ? negative : positive, Math.abs(k - 50) / 50);
      context.fillRect(k, 0, 1, 1);
    }
  }

  return {draw, scale};
})();
