import Foundation

/// The figures of one row.
struct FigureRow {
  /// What was measured.
  var what: String
  /// What the median and the limits count.
  var unit = "events/s"
  /// One for each repetition.
  var values: [Double] = []
  /// Microseconds.
  var latencies: [Double] = []
  /// The rate of the store without HTTP.
  var store: Double?
  /// The rate of an empty handler with bodies of the same size.
  var handler: Double?
  /// The load generator's share of the processors, from 0 to 1.
  var load: Double?

  var median: Double? { values.isEmpty ? nil : values.sorted()[values.count / 2] }

  /// The rate if each unit cost what the handler and the store cost one after the other.
  var limit: Double? {
    guard let store, let handler, store > 0, handler > 0 else { return store ?? handler }
    return 1 / (1 / handler + 1 / store)
  }
}

/// A table in Markdown that is printed row by row.
struct FigureTable {
  /// A column: its title, how wide it is at least, and what it shows of a row.
  private struct Column: Sendable {
    var title: String
    var width: Int
    var cell: @Sendable (FigureRow) -> String
  }

  private let columns: [Column]

  /// - Parameter remarks: The title of a column for remarks on sections, instead of the limits of
  ///   each row.
  init(remarks: String? = nil) {
    let last = remarks.map { [Column(title: $0, width: $0.count) { _ in "" }] }
    columns = Self.figures + (last == nil ? Self.limits : []) + [Self.load] + (last ?? [])
  }

  private static let figures = [
    Column(title: "what", width: 50) { $0.what },
    Column(title: "unit", width: 8) { $0.unit },
    Column(title: "median", width: 9) { number($0.median) },
    Column(title: "min…max", width: 17) { spread($0.values) },
    Column(title: "p50 ms", width: 8) { percentile(0.5, of: $0.latencies) },
    Column(title: "p99 ms", width: 8) { percentile(0.99, of: $0.latencies) },
  ]

  private static let limits = [
    Column(title: "S", width: 9) { number($0.store) },
    Column(title: "H", width: 9) { number($0.handler) },
    Column(title: "C", width: 9) { number($0.limit) },
    Column(title: "of C", width: 6) { row in
      guard let median = row.median, let limit = row.limit, limit > 0 else { return "" }
      return percent(median / limit)
    },
  ]

  private static let load = Column(title: "load", width: 5) { $0.load.map(percent) ?? "" }

  /// Explains the columns.
  static func showLegend(repetitions: Int, seconds: Double) {
    showLine(
      """
      median, min…max: of \(repetitions) repetitions of \(seconds) s; p50, p99: of all calls
      S: the store without HTTP, as many callers; H: an empty Hummingbird handler, bodies as large
      C = 1/(1/H + 1/S), what remains if a call costs both; of C: the share of it that is reached
      load: the share of this machine's processors that the load generator takes

      """)
  }

  /// Prints the titles.
  func begin() {
    line(columns.map(\.title))
    let rules = columns.map { String(repeating: "-", count: $0.width + 2) }
    showLine("|" + rules.joined(separator: "|") + "|")
  }

  /// Prints the heading of rows that belong together.
  func section(_ title: String, remark: String = "") {
    line(["**\(title)**"] + columns.dropFirst(2).map { _ in "" } + [remark])
  }

  /// Prints a row.
  func show(_ row: FigureRow) { line(columns.map { $0.cell(row) }) }

  private static func percentile(_ share: Double, of latencies: [Double]) -> String {
    guard !latencies.isEmpty else { return "" }
    return String(format: "%.2f", Measurement(latencies: latencies).percentile(share) / 1e3)
  }

  private static func spread(_ values: [Double]) -> String {
    guard values.count > 1, let least = values.min(), let most = values.max() else { return "" }
    return "\(number(least))…\(number(most))"
  }

  private static func percent(_ share: Double) -> String {
    String(format: "%.0f %%", 100 * share)
  }

  /// A number as short as it can be without losing what matters.
  private static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value)
  }

  /// Text to the left, figures to the right.
  private func line(_ cells: [String]) {
    let padded = zip(columns, cells).enumerated().map { place, column in
      let gap = String(repeating: " ", count: max(0, column.0.width - column.1.count))
      return place < 2 ? column.1 + gap : gap + column.1
    }
    showLine("| " + padded.joined(separator: " | ") + " |")
  }
}
