/** The words of a clause, opened in place. */
export function QuoteLine({ quote }: { quote: string | null }) {
  return (
    <blockquote className="quote-line" lang="zh-CN">
      {quote}
    </blockquote>
  );
}
