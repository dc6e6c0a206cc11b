package org.wmisdk.com;

import org.wmisdk.com.abi.Port;

/** The class and interface ids that the core uses. */
public enum Guid {
    CLSID_WbemLocator("4590F811-1D3A-11D0-891F-00AA004B2E24"),
    CLSID_WbemContext("674B6698-EE92-11D0-AD71-00C04FD8FDFF"),
    CLSID_WbemStatusCodeText("EB87E1BD-3233-11D2-AEC9-00C04FB68820"),
    IID_IUnknown("00000000-0000-0000-C000-000000000046"),
    IID_IWbemLocator("DC12A687-737F-11CF-884D-00AA004B2E24"),
    IID_IWbemContext("44ACA674-E8FC-11D0-A07C-00C04FB68820"),
    IID_IWbemClassObject("DC12A681-737F-11CF-884D-00AA004B2E24"),
    IID_IWbemObjectSink("7C857801-7381-11CF-884D-00AA004B2E24"),
    IID_IWbemStatusCodeText("EB87E1BC-3233-11D2-AEC9-00C04FB68820");

    /** Bytes of a GUID in memory. */
    public static final int SIZE = 16;

    private final String text;

    Guid(String text) {
        this.text = text;
    }

    /** As people write it: eight, four, four, four and twelve hexadecimal digits in upper case. */
    public String text() {
        return text;
    }

    /** Writes {@code u32, u16, u16} in the byte order of the machine, then eight bytes as they are written. */
    void write(Port port, long address) {
        port.putInt(address, (int) Long.parseLong(text.substring(0, 8), 16));
        port.putShort(address + 4, (short) Integer.parseInt(text.substring(9, 13), 16));
        port.putShort(address + 6, (short) Integer.parseInt(text.substring(14, 18), 16));
        String tail = text.substring(19, 23) + text.substring(24);
        for (int i = 0; i < 8; i++) {
            port.putByte(address + 8 + i, (byte) Integer.parseInt(tail.substring(2 * i, 2 * i + 2), 16));
        }
    }
}
