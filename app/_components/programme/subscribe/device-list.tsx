import type { Calendar } from './calendar.ts';
import { DeviceBody, devices } from './device-body.tsx';

/**
 * How to subscribe on each device, folded. `public/device.js` puts the visitor's own first and unfolds it before anything is painted; without
 * scripts, and on a computer that does not say what it is, all stand in one order.
 */
export function DeviceList({ calendar }: { calendar: Calendar }) {
  const { t, own } = calendar;
  return (
    <section aria-labelledby="where" className="calendar-block">
      <h2 id="where">{t('where')}</h2>
      {own !== null && (
        <p className="chosen-calendar">
          <span className="hint">{t('current')}</span>{' '}
          <b>
            <bdi className="capital">{own}</bdi>
          </b>
        </p>
      )}
      {/* Asked for before the list: behind it it is at hand, and nothing of the list is painted before it runs. */}
      <script src="/device.js" />
      <ul className="device-list">
        {devices.map((device) => (
          <li key={device} data-device={device}>
            <details name="device">
              <summary>
                <h3>{t(`${device}.name`)}</h3>
                <span className="hint own-device">{t('own')}</span>
              </summary>
              <div className="device-body">
                <DeviceBody calendar={calendar} device={device} />
              </div>
            </details>
          </li>
        ))}
      </ul>
      <script src="/device.js" />
    </section>
  );
}
