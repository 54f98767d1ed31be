/// What is wrong with fixtures, in a sentence that begins with the file and the line.
public struct FixtureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ path: String, _ line: Int?, _ sentence: String) {
    description = "\(path):\(line.map { "\($0):" } ?? "") \(sentence)"
  }
}
