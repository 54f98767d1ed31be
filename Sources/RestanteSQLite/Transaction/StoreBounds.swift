/// How much the store does at once, so that nobody waits for long.
struct StoreBounds {
  /// The maximum number of events that an operation looks through for what it wants; deeper queues
  /// are searched by readers.
  var searchedRows = 1_000
  /// The maximum number of events of claims whose lease is over that an operation gives back on its
  /// way; of more it waits until they were given back in steps of so many.
  var settledRows = 500
  /// With so many changes a transaction takes in no further operation.
  var changes = 5_000
  /// The maximum number of keys that are in memory only; twice as many are read where the writer
  /// did not stop in order.
  var recentKeys = 32_768
  /// How many of them are written to the coalescing map beyond those that came, where there are too
  /// many.
  var storedKeys = 64

  /// How long a read may take.
  var readTime = Duration.seconds(10)

  /// What counts unless a test wants it otherwise.
  static let standard = StoreBounds()
}
