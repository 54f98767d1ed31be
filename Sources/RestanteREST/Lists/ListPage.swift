/// Which page of a list is asked for by `start`.
package struct ListPage: Sendable, Hashable {
  /// How many rows a page has; clients cannot change it.
  package static let size = 50

  /// How many rows stand before the page.
  package let offset: Int

  /// The page at an offset in rows, which need not be a multiple of ``size``; a negative one counts
  /// as 0.
  package init(start: Int64) {
    offset = Int(clamping: max(0, start))
  }

  /// The `next` of a reply; `nil` behind the last row.
  ///
  /// - Parameters:
  ///   - count: How many rows the reply has.
  ///   - total: How many there are on all pages.
  package func next(after count: Int, of total: Int64) -> Int64? {
    let (next, overflow) = Int64(offset).addingReportingOverflow(Int64(count))
    return !overflow && next < total ? next : nil
  }
}
