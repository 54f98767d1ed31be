extension Duration {
  /// The duration in nanoseconds, for durations of less than 292 years.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
