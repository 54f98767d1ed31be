/// Another queue server, started for the bench.
struct Peer {
  /// Its name and version.
  var title: String
  /// What it does less than Restante, and how it was found to be durable.
  var remark: String
  var server: any QueueServer
  /// Ends it.
  var stop: () -> Void
}

/// Why a peer could not be measured.
struct PeerFailure: Error, CustomStringConvertible {
  var description: String
}
