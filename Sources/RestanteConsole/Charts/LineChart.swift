/// A chart of lines over time as templates draw it, in SVG.
struct LineChart: Sendable {
  /// One line.
  struct Line: Sendable {
    /// What the legend calls it.
    let name: String
    /// What its style is called, such as `first`.
    let style: String
    /// The path of SVG.
    let path: String
    /// The sum of its values, or the last one, in words.
    let figure: String
  }

  /// The width and the height of the drawing, in its own units.
  static let size = (width: 600, height: 120)

  let title: String
  let lines: [Line]
  /// The value at the upper edge, in words.
  let top: String
  /// What somebody hears who does not see the chart.
  let description: String

  /// Draws values, which all lines have as many of.
  ///
  /// - Parameter words: What a number is in words.
  init(
    title: String, _ lines: [(name: String, values: [Int64], figure: Int64)],
    words: (Int64) -> String
  ) {
    let top = Self.ceiling(of: lines.flatMap(\.values).max() ?? 0)
    let styles = ["first", "second", "third"]
    self.title = title
    self.top = words(top)
    self.lines = zip(lines, styles).map { line, style in
      Line(
        name: line.name, style: style, path: Self.path(line.values, top: top),
        figure: words(line.figure))
    }
    description =
      "\(title). "
      + self.lines.map { "\($0.name): \($0.figure)" }.joined(separator: ", ")
  }

  /// The smallest of 1, 2 and 5 times a power of ten that is at least a value.
  static func ceiling(of value: Int64) -> Int64 {
    var power: Int64 = 1
    while power < Int64.max / 10 {
      for step: Int64 in [1, 2, 5] where step * power >= value { return step * power }
      power *= 10
    }
    return value
  }

  /// The path of a line from the left to the right edge.
  static func path(_ values: [Int64], top: Int64) -> String {
    guard values.count > 1 else { return "" }
    return values.enumerated().map { place, value in
      let x = size.width * place / (values.count - 1)
      let y = Double(size.height) * (1 - Double(value) / Double(max(1, top)))
      return "\(place == 0 ? "M" : "L")\(x) \(Int(y.rounded()))"
    }.joined()
  }
}
