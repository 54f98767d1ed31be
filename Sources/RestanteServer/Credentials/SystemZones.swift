import Foundation
import RestanteNative
import RestanteREST

/// The time zones that the machine knows.
package struct SystemZones: ZoneRules, ZoneCheck {
  package init() {}

  package func isKnown(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }

  package func utcOffset(of zone: String, at time: Int64) -> Int? {
    TimeZone(identifier: zone)?.secondsFromGMT(
      for: Date(timeIntervalSince1970: TimeInterval(time)))
  }
}
