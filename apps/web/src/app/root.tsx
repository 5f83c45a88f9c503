import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import enUS from 'antd/locale/en_US';
import { useLanguage } from '../ui/language.js';
import { OtherPerson } from './other-person.js';
import { queryClient } from './query-client.js';
import { router } from './router.js';
import { theme } from './theme.js';

export function Root() {
  const language = useLanguage();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queryClient}>
        <OtherPerson>
          <RouterProvider router={router} />
        </OtherPerson>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
