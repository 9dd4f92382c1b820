import { bendPath, type CourseRow, LANE_X, type Level, NODE_Y, type NodeShape, type Stretch } from './course.rules.ts';
import styles from './course.module.css';

const COLOURS: Record<Level, string> = { 1: 'var(--n1)', 2: 'var(--n2)', 3: 'var(--n3)' };

/**
 * The course line beside one block of the thread, as tall as the block. Decorative: the block says the same in words.
 * `born`: the block has just come, so its branch grows down once.
 */
export function CourseGutter({ row, born = false }: { row: CourseRow; born?: boolean }) {
  return (
    <svg className={`${styles.gutter} ${born ? styles.born : ''}`} width="56" fill="none" aria-hidden focusable="false">
      {row.stretches.map((stretch, index) => (
        <Line key={index} stretch={stretch} />
      ))}
      {row.node && <Node {...row.node} />}
    </svg>
  );
}

function Line({ stretch }: { stretch: Stretch }) {
  const { from, to, level, waiting, y1, y2 } = stretch;
  const look = { stroke: COLOURS[level], strokeWidth: 2.5, strokeDasharray: waiting ? '3 4' : undefined };
  if (from !== to && y2 !== 'end') return <path {...look} d={bendPath({ from, to, y1, y2 })} />;
  return <line {...look} x1={LANE_X[from]} x2={LANE_X[from]} y1={y1} y2={y2 === 'end' ? '100%' : y2} />;
}

function Node({ lane, level, shape, filled }: NonNullable<CourseRow['node']>) {
  const colour = COLOURS[level];
  return (
    <g
      transform={`translate(${LANE_X[lane]} ${NODE_Y})`}
      stroke={colour}
      strokeWidth="2.5"
      fill={filled ? colour : 'var(--thread-ground, var(--surface))'}
    >
      <Shape shape={shape} />
    </g>
  );
}

function Shape({ shape }: { shape: NodeShape }) {
  if (shape === 'circle') return <circle r="4.5" />;
  if (shape === 'square') return <rect x="-4.5" y="-4.5" width="9" height="9" rx="2" />;
  if (shape === 'triangle') return <path d="M0 -5.5 5.5 4h-11z" strokeLinejoin="round" />;
  return <path d="M-6.5 0h13" strokeLinecap="round" />;
}
