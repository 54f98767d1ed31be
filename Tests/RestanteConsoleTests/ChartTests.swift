import Testing

@testable import RestanteConsole

@Suite("Charts of the console")
struct ChartTests {
  @Test(
    "The scale ends at 1, 2 or 5 times a power of ten",
    arguments: [
      (0, 1), (1, 1), (2, 2), (3, 5), (5, 5), (6, 10), (11, 20), (21, 50), (99, 100), (101, 200),
      (4_999_999, 5_000_000), (Int64.max, .max),
    ] as [(Int64, Int64)])
  func ceiling(value: Int64, top: Int64) {
    #expect(LineChart.ceiling(of: value) == top)
  }

  @Test("A line goes from the left edge to the right one; the largest value is at the top")
  func path() {
    #expect(LineChart.path([0, 5, 10], top: 10) == "M0 120L300 60L600 0")
    #expect(LineChart.path([0, 0], top: 1) == "M0 120L600 120")
    #expect(LineChart.path([3], top: 5) == "")
  }

  @Test("A chart tells in words what it shows")
  func description() {
    let chart = LineChart(
      title: "Events", [("Arrived", [1, 2], 3), ("Left", [0, 1], 1)], words: { "\($0)" })
    #expect(chart.description == "Events. Arrived: 3, Left: 1")
    #expect(chart.top == "2")
    #expect(chart.lines.map(\.style) == ["first", "second"])
  }
}
