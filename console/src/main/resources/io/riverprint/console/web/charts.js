// Lines over time or steps, in the colours of the page.

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const colour = (i) => css('--c' + (i % 8));

const shown = new Set();
const dark = matchMedia('(prefers-color-scheme: dark)');
dark.addEventListener('change', () => shown.forEach((one) => one.redraw()));

// Before it is drawn: points keep the colours they are first drawn with.
function paint(chart) {
  const soft = css('--soft');
  for (const scale of Object.values(chart.options.scales)) {
    scale.grid.color = css('--line');
    scale.ticks.color = soft;
  }
  chart.options.plugins.legend.labels.color = soft;
  chart.data.datasets.forEach((set, i) => {
    set.borderColor = colour(i);
    set.backgroundColor = colour(i);
    set.pointBackgroundColor = colour(i);
    set.pointBorderColor = colour(i);
  });
}

/** A chart in an element; `label` turns x into words. Returns {set(xs, series), close()}. */
export function lines(box, names, label, { points = false, from0 = true, format = String } = {}) {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', names.join(', '));
  box.append(canvas);
  let xs = [];
  let series = names.map(() => []);
  const axis = (more) => ({ grid: {}, ticks: { maxRotation: 0, autoSkipPadding: 24 }, ...more });
  const draw = () => {
    const asked = {
      type: 'line',
      data: { labels: xs.map(label), datasets: names.map((name, i) => ({ label: name, data: series[i], borderWidth: 2, pointRadius: points ? 3 : 0, pointHitRadius: 8, tension: 0, spanGaps: true })) },
      options: {
        animation: false, responsive: true, maintainAspectRatio: false, interaction: { mode: 'index', intersect: false },
        scales: { x: axis({}), y: axis({ beginAtZero: from0, ticks: { maxTicksLimit: 5, callback: (v) => format(v) } }) },
        plugins: { legend: { display: names.length > 1, labels: { boxWidth: 10, boxHeight: 10 } }, tooltip: { callbacks: { label: (item) => item.dataset.label + ': ' + format(item.parsed.y) } } },
      },
    };
    paint(asked);
    return new Chart(canvas, asked);
  };
  let chart = draw();
  const one = {
    redraw() { chart.destroy(); chart = draw(); },
    set(nextXs, nextSeries) {
      xs = nextXs;
      series = nextSeries;
      chart.data.labels = xs.map(label);
      series.forEach((values, i) => { chart.data.datasets[i].data = values; });
      chart.update('none');
    },
    close() {
      shown.delete(one);
      chart.destroy();
    },
  };
  shown.add(one);
  return one;
}
