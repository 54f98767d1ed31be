/// How much the writer does at once, so that nobody waits for it for long.
struct WriterBounds {
  /// The most events that an operation looks through for what it wants; deeper queues are searched
  /// by readers.
  var searchedRows = 1_000

  /// What counts unless a test wants it otherwise.
  static let standard = WriterBounds()
}
